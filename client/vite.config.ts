import { defineConfig, type Plugin } from 'vite'

/**
 * The control library ships two icon libraries: one names another company's host, the other carries 60 kB of drawings.
 * Ours replace both (ui/icons.ts), so they are taken out of the build; an upgrade that renames them stops the build.
 */
function withoutForeignIcons(): Plugin {
  const files = { default: 'src/components/icon/library.default.ts', system: 'src/components/icon/library.system.ts' }
  const taken = new Set<string>()
  return {
    name: 'without-foreign-icons',
    transform(code, id) {
      if (!id.includes('/webawesome/dist/chunks/')) return null
      if (code.includes(`// ${files.default}`)) {
        taken.add('default')
        return `export const library_default_default = { name: 'default', resolver: () => '' }
          export const getIconFolder = () => ''`
      }
      if (code.includes(`// ${files.system}`)) {
        taken.add('system')
        return `export const icons = {}; export const library_system_default = { name: 'system', resolver: () => '' }`
      }
      return null
    },
    buildEnd(error) {
      if (!error && taken.size < 2)
        this.error('The icon libraries of the control library have moved: see vite.config.ts')
    },
  }
}

export default defineConfig({
  plugins: [withoutForeignIcons()],
  // Always the finished form of the libraries: a build started by the tests has another NODE_ENV, and would ship their
  // development form.
  resolve: { conditions: ['module', 'browser', 'production'] },
  build: {
    // Two generations of the browsers that ministries run.
    target: ['chrome111', 'edge111', 'firefox115', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    sourcemap: false,
  },
  // The development server of Vite passes what is not the client on to the program.
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:8080',
      '/portal': 'http://127.0.0.1:8080',
      '/sync': { target: 'ws://127.0.0.1:8080', ws: true },
    },
  },
})
