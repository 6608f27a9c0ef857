/**
 * The shared text as a document that follows every change, for whoever draws it and does not write in it. Redrawn calmly: at most
 * every few hundred milliseconds, however fast others type.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Node } from 'prosemirror-model'
import { yXmlFragmentToProsemirrorJSON } from 'y-prosemirror'
import type { XmlFragment } from 'yjs'
import { schema } from '#domain/drafts/schema.ts'

/** Milliseconds between two drawings. */
const CALM = 300

export class FollowedText implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly source: () => XmlFragment | null
  private fragment: XmlFragment | null = null
  private document: Node | null = null
  private timer: ReturnType<typeof setTimeout> | null = null

  /** @param source asked before every drawing of the host */
  constructor(host: ReactiveControllerHost, source: () => XmlFragment | null) {
    this.host = host
    this.source = source
    host.addController(this)
  }

  /** Null until the text is there. The same object while nothing has changed. */
  get doc(): Node | null {
    return this.document
  }

  hostUpdate(): void {
    const fragment = this.source()
    if (fragment === this.fragment) return
    this.leave()
    this.fragment = fragment
    fragment?.observeDeep(this.changed)
    this.document = fragment && readable(fragment)
  }

  hostDisconnected(): void {
    this.leave()
  }

  private leave(): void {
    this.fragment?.unobserveDeep(this.changed)
    this.fragment = null
    this.document = null
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private readonly changed = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = null
      this.document = this.fragment && readable(this.fragment)
      this.host.requestUpdate()
    }, CALM)
  }
}

interface Json {
  readonly type?: unknown
  readonly text?: unknown
  readonly content?: readonly Json[]
}

/** What is shared as a document. A block that does not fit where it stands is read as a plain paragraph of its words. */
function readable(fragment: XmlFragment): Node {
  const { content = [] } = yXmlFragmentToProsemirrorJSON(fragment) as Json
  return schema.node('doc', null, content.map(blockOf))
}

function blockOf(json: Json): Node {
  try {
    const node = schema.nodeFromJSON(json)
    node.check()
    if (node.type.isInGroup('block')) return node
  } catch {
    // What another program has written may fit nowhere; its words are shown all the same.
  }
  const words = wordsIn(json)
  return schema.node('paragraph', null, words === '' ? [] : [schema.text(words)])
}

const wordsIn = ({ text, content = [] }: Json): string =>
  typeof text === 'string' ? text : content.map(wordsIn).filter(Boolean).join(' ')
