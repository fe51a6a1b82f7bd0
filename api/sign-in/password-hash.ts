import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

interface Parameters {
  memory: number
  passes: number
  parallelism: number
}

/** OWASP's smallest for argon2id: 19 MiB, two passes, one lane. */
const OWASP: Parameters = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const TAG_BYTES = 32

/** What computes a hash; it runs beside the event loop. */
export type Derive = (password: string, salt: Buffer, length: number, parameters: Parameters) => Promise<Buffer>

const argon2Of = promisify(argon2)

const deriveArgon2id: Derive = (message, nonce, tagLength, parameters) =>
  argon2Of('argon2id', { message, nonce, tagLength, ...parameters })

/** Passwords as hashes in the PHC string format. */
export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** Takes as long for a password as for a wrong one, and as long without a hash: then nothing fits. */
  verify(phc: string | undefined, password: string): Promise<boolean>
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

const phcOf = ({ memory, passes, parallelism }: Parameters, salt: Buffer, tag: Buffer): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

interface Parsed extends Parameters {
  salt: Buffer
  tag: Buffer
}

/** @throws when it is no hash of ours */
function parse(phc: string): Parsed {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(phc) ?? []
  if (salt === undefined || tag === undefined) throw new TypeError('this is no argon2id PHC string')
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

/** One password may be typed in several ways that look the same: an accent as one character or as two, wide letters. */
const normalised = (password: string): string => password.normalize('NFKC')

export function createPasswordHasher(derive: Derive = deriveArgon2id): PasswordHasher {
  /** No password has this: what is derived never is its tag. */
  const nobody = phcOf(OWASP, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES))
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES)
      return phcOf(OWASP, salt, await derive(normalised(password), salt, TAG_BYTES, OWASP))
    },
    async verify(phc = nobody, password) {
      const { salt, tag, ...parameters } = parse(phc)
      return timingSafeEqual(await derive(normalised(password), salt, tag.length, parameters), tag)
    },
  }
}
