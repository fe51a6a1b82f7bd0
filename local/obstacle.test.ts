import { expect, test } from 'vitest'
import { describeError, ObstacleError } from './obstacle.ts'

const systemError = (code: string) =>
  Object.assign(new Error(`${code}: said by the system`), { code, syscall: 'open', path: '/data/x' })

test.each([
  ['ENOSPC', /disk is full.*\/data\/x.*200 MiB/],
  ['EDQUOT', /disk is full/],
  ['EACCES', /^\/data\/x cannot be used by the user .*LEXNOVA_DATA_DIR/],
  ['EROFS', /^\/data\/x is on a disk that cannot be written.*LEXNOVA_CACHE_DIR/],
  ['ENOTDIR', /^\/data\/x has to be a folder/],
  ['EISDIR', /^\/data\/x has to be a file/],
  ['ENAMETOOLONG', /^\/data\/x is too long a name/],
  ['EMFILE', /ulimit -n/],
  ['EIO', /^\/data\/x: EIO/],
])('%s of the file system is told in one sentence with its place or what to do', (code, words) => {
  const said = describeError(systemError(code))
  expect(said).toMatch(words)
  expect(said).not.toContain('\n')
})

test('what is meant for people is told as it is, and what nobody foresaw with its origin', () => {
  expect(describeError(new ObstacleError('Make room.'))).toBe('Make room.')
  expect(describeError(new TypeError('x is no function'))).toMatch(/x is no function\n\s+at /)
})
