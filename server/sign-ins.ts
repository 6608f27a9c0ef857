/**
 * Whom the program lets in when it has started. An embedded database without any account gets the example group, unless
 * `--empty` is given; a database of DATABASE_URL is left as it is, unless `--empty` asks for its first account.
 */
import type { Deps } from './deps.ts'
import { SHOWN_FIRST } from './example/people.ts'
import { firstSecretariatLink } from './people/first-secretariat-link.ts'
import { issueSignInLink } from './people/issue-sign-in-link.ts'
import type { SignIn } from './welcome.ts'

interface Circumstances {
  /** `--empty` was given. */
  readonly isEmpty: boolean
  readonly isEmbedded: boolean
}

/** @returns a new link for each person who is to be shown one; none once real people have signed in. */
export async function prepareSignIns(deps: Deps, { isEmpty, isEmbedded }: Circumstances): Promise<readonly SignIn[]> {
  if (!isEmpty && !isEmbedded) return []
  if (!isEmpty) {
    if ((await deps.stores.people.accounts()).length === 0) {
      // Read only when it is needed: the example is larger than the program around it.
      const { loadExample } = await import('./example/load-example.ts')
      await loadExample(deps)
    }
    const signIns = await exampleSignIns(deps)
    if (signIns.length > 0) return signIns
  }
  const link = await firstSecretariatLink(deps)
  return link ? [{ title: 'Secretariat', name: 'first account', link }] : []
}

async function exampleSignIns(deps: Deps): Promise<readonly SignIn[]> {
  const signIns: SignIn[] = []
  for (const { as: title, email } of SHOWN_FIRST) {
    const account = await deps.stores.people.accountByEmail(email)
    if (!account || account.closedAt !== null) continue
    signIns.push({ title, name: account.name, link: await issueSignInLink(deps, account, 'printed') })
  }
  return signIns
}
