/** The entries of the navigation, in the order of a working day; the first four stand in the bar of a phone. */
export const SECTIONS = [
  { name: 'my-table', label: 'My table', href: '/', isOpen: false },
  { name: 'drafts', label: 'Drafts', href: '/drafts', isOpen: false },
  { name: 'decisions', label: 'Decisions', href: '/decisions', isOpen: true },
  { name: 'meetings', label: 'Meetings', href: '/meetings', isOpen: true },
  { name: 'mandates', label: 'Mandates', href: '/mandates', isOpen: false },
  { name: 'submissions', label: 'Submissions', href: '/submissions', isOpen: false },
  { name: 'reports', label: 'Reports', href: '/reports', isOpen: false },
  { name: 'group', label: 'Group', href: '/groups', isOpen: false },
] as const

export type SectionName = (typeof SECTIONS)[number]['name']
