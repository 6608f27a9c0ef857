/** What every registry does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { DecisionRevision } from '#domain/decisions/decision.ts'
import type { DecisionStore, ImportRecord } from '#domain/decisions/store.ts'
import type { AccountId, ImportId } from '#domain/ids.ts'
import { aText, at, chapeau, event, idOf, item, itemsOf, revisionOf } from '../support/fixtures/texts.ts'

export interface DecisionStoreSetup {
  readonly store: DecisionStore
  /** An account that exists, since every record names its author. */
  readonly by: AccountId
}

export function decisionStoreContract(setUp: () => Promise<DecisionStoreSetup>): void {
  describe('a registry', () => {
    let store: DecisionStore
    let by: AccountId
    const everything = { withDrafts: true }
    const names = async (filter: Parameters<DecisionStore['list']>[0]) =>
      (await store.list(filter, { limit: 100 })).items.map(({ handle }) => handle)

    beforeEach(async () => {
      ;({ store, by } = await setUp())
      await store.add(
        aText('1', by, {
          number: '15.57',
          subject: 'E-commerce of specimens',
          lines: itemsOf('envoient des données à l’étude', 'publish what they find'),
        }),
      )
      await store.add(aText('2', by, { number: 'Conf. 11.3', kind: 'resolution', subject: 'Compliance' }))
      await store.add(aText('3', by, { label: '17.XX', subject: 'Wildlife cybercrime', body: 'Secretariat' }))
      await store.add(aText('4', by, { label: '17.xx', subject: 'Online markets', body: 'Standing Committee' }))
    })

    it('[RG1] gives back a text whole, by id, number, handle and label', async () => {
      const text = aText('1', by, {
        number: '15.57',
        subject: 'E-commerce of specimens',
        lines: itemsOf('envoient des données à l’étude', 'publish what they find'),
      })
      expect(await store.find(text.id)).toEqual(text)
      expect(await store.findByNumber('15.57')).toEqual(text)
      expect(await store.findByHandle(text.handle)).toEqual(text)
      expect([...(await store.findByNumbers(['15.57', '99.1']))]).toEqual([['15.57', text]])
      expect((await store.findByLabel('17.XX')).map(({ handle }) => handle)).toEqual(['text003', 'text004'])
      expect(await store.findByNumber('15.58')).toBeNull()
    })

    it('[RG2] refuses a handle or a number that another text has', async () => {
      const twin = aText('9', by, { number: '15.57' })
      await expect(store.add(twin)).rejects.toMatchObject({ code: 'conflict' })
      expect(await store.find(twin.id)).toBeNull()
      await expect(store.add({ ...aText('8', by, {}), handle: 'text001' })).rejects.toMatchObject({ code: 'conflict' })
      const adopted = event(by, 'adopted', { number: '15.57' })
      await expect(store.addEvent(idOf('3'), adopted)).rejects.toMatchObject({ code: 'conflict' })
    })

    it('[RG3] adds a revision beside the earlier one, one for each meeting', async () => {
      const revised: DecisionRevision = revisionOf('71', by, { revision: 'CoP18', adoptedAt: 'CoP18' })
      await store.addRevision(idOf('1'), revised)
      expect((await store.find(idOf('1')))?.revisions.map(({ adoptedAt }) => adoptedAt)).toEqual(['CoP15', 'CoP18'])
      const second = revisionOf('72', by, { revision: 'CoP18', adoptedAt: 'CoP18' })
      await expect(store.addRevision(idOf('1'), second)).rejects.toMatchObject({ code: 'conflict' })
      await expect(store.addRevision(idOf('77'), second)).rejects.toMatchObject({ code: 'not_found' })
    })

    it('[RG8] lists Resolutions, Decisions, then drafts, in pages without gap or double', async () => {
      expect(await names(everything)).toEqual(['text002', 'text001', 'text003', 'text004'])
      const first = await store.list(everything, { limit: 3 })
      expect(first.totalCount).toBe(4)
      const rest = await store.list(everything, { limit: 3, after: first.next ?? '' })
      expect([...first.items, ...rest.items].map(({ handle }) => handle)).toEqual(await names(everything))
      expect(rest.next).toBeNull()
    })

    it('[RG9] finds beginnings of words without accents and capitals, all of them', async () => {
      expect(await names({ q: 'DONNEES etude', withDrafts: true })).toEqual(['text001'])
      expect(await names({ q: '15.5', withDrafts: true })).toEqual(['text001'])
      expect(await names({ q: 'donnees cheetah', withDrafts: true })).toEqual([])
      expect(await names({ q: "'; & | !", withDrafts: true })).toHaveLength(4)
    })

    it('[RG10] finds a text under any name of its subject', async () => {
      expect(await names({ q: 'wildlife cybercrime', withDrafts: true })).toEqual(['text003'])
      await store.addSubjectNames(['e-commerce', 'wildlife cybercrime'], at(1), by)
      await store.addSubjectNames(['Wildlife cybercrime', 'online markets'], at(2), by)
      expect(await names({ q: 'wildlife cybercrime', withDrafts: true })).toEqual(['text001', 'text003', 'text004'])
      expect(await store.subjectNames()).toEqual([['e-commerce', 'wildlife cybercrime', 'online markets']])
    })

    it('[RG11] narrows by addressee, state, meeting and kind, and counts what there is', async () => {
      await store.addEvent(idOf('1'), event(by, 'deleted', { meeting: 'CoP18' }))
      expect(await names({ addressee: 'Secretariat', withDrafts: true })).toEqual(['text003'])
      expect(await names({ state: 'deleted', withDrafts: true })).toEqual(['text001'])
      expect(await names({ meeting: 'CoP18', withDrafts: true })).toEqual(['text001'])
      expect(await names({ kind: 'resolution', withDrafts: true })).toEqual(['text002'])
      expect((await store.filterValues(true)).states).toEqual([
        { value: 'draft', count: 2 },
        { value: 'deleted', count: 1 },
        { value: 'in effect', count: 1 },
      ])
      expect((await store.filterValues(false)).addressees).toEqual([{ value: 'Parties', count: 2 }])
    })

    it('[RG12] leaves out what no meeting has adopted', async () => {
      expect(await names({ withDrafts: false })).toEqual(['text002', 'text001'])
    })

    it('[RG22] keeps links for both ends, each once', async () => {
      const link = {
        kind: 'derived from',
        fromDecision: idOf('1'),
        fromPath: 'a',
        toDecision: idOf('3'),
        toPath: '',
      } as const
      await store.addLineage([link])
      await store.addLineage([link, { ...link, toDecision: idOf('4') }])
      expect(await store.lineageOf(idOf('3'))).toEqual([link])
      expect(await store.lineageOf(idOf('1'))).toHaveLength(2)
      await expect(store.addLineage([{ ...link, toDecision: idOf('77') }])).rejects.toMatchObject({ code: 'not_found' })
    })

    describe('as precedents', () => {
      const found = async (q: string, more: Omit<Parameters<DecisionStore['precedents']>[0], 'q'> = {}) =>
        (await store.precedents({ q, ...more }, { limit: 100 })).items.map(({ cite }) => cite)

      beforeEach(async () => {
        const lines = [
          chapeau('The Secretariat shall, subject to external funding:'),
          item('a', 'share best practices with Parties;'),
          item('b', 'report on the trade in cheetahs.'),
        ]
        await store.add(aText('6', by, { number: '16.47', subject: 'Cheetahs', body: 'Secretariat', lines }))
      })

      it('[PC1] finds words by their beginnings and phrases as they stand, without accents and capitals', async () => {
        expect(await found('EXTERNAL fund')).toEqual(['Decision 16.47, chapeau'])
        expect(await found('"best practices"')).toEqual(['Decision 16.47, paragraph a)'])
        expect(await found('"practices best"')).toEqual([])
        expect(await found('"best practice"')).toEqual([])
        expect(await found('“donnees a l’etude”')).toEqual(['Decision 15.57, paragraph a)'])
        expect(await found('"trade in" cheetah')).toEqual(['Decision 16.47, paragraph b)'])
        expect(await found("'; & | !")).toEqual([])
      })

      it('[PC2] finds a subject under each of its names', async () => {
        await store.addSubjectNames(['cheetahs', 'fast cats'], at(1), by)
        expect(await found('fast cats')).toEqual(['Decision 16.47, paragraph b)'])
        expect(await found('"trade in fast cats"')).toEqual(['Decision 16.47, paragraph b)'])
      })

      it('[PC4] [PC10] finds words that revisions repeat once, and other words of earlier texts beside them', async () => {
        const lines = itemsOf('envoient des données à l’étude', 'publish all that they find')
        const revised = revisionOf('71', by, { revision: 'CoP18', adoptedAt: 'CoP18', lines })
        await store.addRevision(idOf('1'), revised)
        const [row, ...others] = (await store.precedents({ q: 'données' }, { limit: 9 })).items
        expect(others).toEqual([])
        expect(row).toMatchObject({
          address: '15.57/a',
          cite: 'Decision 15.57 (Rev. CoP18), paragraph a)',
          adoptedAt: 'CoP18',
          isCurrent: true,
          alsoIn: ['15.57'],
        })
        expect(await found('publish')).toEqual([
          'Decision 15.57 (Rev. CoP18), paragraph b)',
          'Decision 15.57, paragraph b)',
        ])
      })

      it('[PC5] [PC10] what is in effect comes first, then later meetings, in pages', async () => {
        const phrase = '"keep records"'
        await store.add(aText('7', by, { number: '17.52' }))
        expect(await found(phrase)).toEqual(['Decision 17.52', 'Resolution Conf. 11.3'])
        await store.addEvent(idOf('7'), event(by, 'deleted', { meeting: 'CoP18' }))
        expect(await found(phrase)).toEqual(['Resolution Conf. 11.3', 'Decision 17.52'])
        const first = await store.precedents({ q: phrase }, { limit: 1 })
        expect(first).toMatchObject({ totalCount: 2, items: [{ cite: 'Resolution Conf. 11.3' }] })
        const rest = await store.precedents({ q: phrase }, { limit: 1, after: first.next ?? '' })
        expect(rest).toMatchObject({ totalCount: 2, next: null, items: [{ cite: 'Decision 17.52', state: 'deleted' }] })
        expect(await found(phrase, { isInEffect: true })).toEqual(['Resolution Conf. 11.3'])
        const inEffect = (await store.provisionsInEffect()).map(({ cite }) => cite)
        expect(inEffect).toContain('Resolution Conf. 11.3')
        expect(inEffect).not.toContain('Decision 17.52')
      })

      it('[PC6] narrows by addressee, strength and kind', async () => {
        expect(await found('pract', { addressee: 'Secretariat' })).toHaveLength(1)
        expect(await found('pract', { addressee: 'Parties' })).toEqual([])
        expect(await found('pract', { strength: 'shall' })).toHaveLength(1)
        expect(await found('pract', { strength: 'invited' })).toEqual([])
        expect(await found('pract', { kind: 'resolution' })).toEqual([])
      })

      it('[PC8] finds no text that was never adopted', async () => {
        await store.add(aText('8', by, { label: '17.XX', lines: itemsOf('an unheard-of phrase') }))
        expect(await found('unheard')).toEqual([])
        await store.addEvent(idOf('8'), event(by, 'adopted', { meeting: 'CoP17', number: '17.99' }))
        expect(await found('unheard')).toEqual([])
        await store.addRevision(
          idOf('8'),
          revisionOf('88', by, { adoptedAt: 'CoP17', lines: itemsOf('an unheard-of phrase') }),
        )
        expect(await found('unheard')).toEqual(['Decision 17.99, paragraph a)'])
      })
    })

    it('[RG19] keeps an import and confirms it once', async () => {
      const record: ImportRecord = {
        id: '01980000-0000-7000-8000-c00000000001' as ImportId,
        fileName: 'doc.txt',
        sha256: 'a'.repeat(64),
        recognised: {
          header: {
            symbol: 'CoP17 Doc. 1',
            meeting: 'CoP17',
            title: 'A title',
            submittedBy: ['Kenya'],
            place: null,
            dates: [],
            language: 'en',
          },
          decisions: [],
          resolutions: [],
          references: [],
          notUnderstood: [{ text: 'x', why: 'y', source: { start: 0, end: 1 } }],
          text: 'x',
        },
        importedAt: at(3),
        importedBy: by,
        confirmed: null,
      }
      await store.addImport(record)
      expect(await store.findImport(record.id)).toEqual(record)
      const confirmed = {
        at: at(4),
        by,
        outcomes: [{ kind: 'decision', index: 0, outcome: 'dropped', decisionId: null }],
      } as const
      await store.confirmImport(record.id, confirmed)
      expect(await store.findImport(record.id)).toEqual({ ...record, confirmed })
      expect(await store.listImports(5)).toMatchObject([{ id: record.id, notUnderstoodCount: 1, confirmedAt: at(4) }])
      await expect(store.confirmImport(record.id, confirmed)).rejects.toMatchObject({ code: 'conflict' })
    })
  })
}
