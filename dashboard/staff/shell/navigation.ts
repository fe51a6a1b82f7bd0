import type { Role } from '../../../interview/statuses.ts'
import type { IconName } from '../../shared/icon.tsx'

interface Place {
  to: '/interviews' | '/operations' | '/administration/{-$part}'
  area: 'interviews' | 'operations' | 'administration'
  icon: IconName
  /** Pressed after `g`. */
  key: string
  roles: readonly Role[]
}

const PLACES: readonly Place[] = [
  {
    to: '/interviews',
    area: 'interviews',
    icon: 'speech',
    key: 'i',
    roles: ['lawyer', 'reviewer', 'operator', 'admin'],
  },
  { to: '/operations', area: 'operations', icon: 'pulse', key: 'o', roles: ['operator', 'admin'] },
  { to: '/administration/{-$part}', area: 'administration', icon: 'people', key: 'a', roles: ['admin'] },
]
const AUTHORS: readonly Role[] = ['lawyer', 'admin']

const isOneOf = (roles: readonly Role[], wanted: readonly Role[]) => roles.some((role) => wanted.includes(role))

/** The areas that these roles see, in their order. */
export const placesFor = (roles: readonly Role[]): readonly Place[] =>
  PLACES.filter((place) => isOneOf(roles, place.roles))

/** Who makes interviews. */
export const mayAuthor = (roles: readonly Role[]): boolean => isOneOf(roles, AUTHORS)
