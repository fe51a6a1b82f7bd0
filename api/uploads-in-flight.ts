const MIB = 1024 * 1024

/** What uploads take of this process's memory at most, all together and by one key. */
const LIMITS = { bytes: 160 * MIB, bytesOfKey: 48 * MIB }

/** Counts the bytes of uploads that are being received or read, in this process alone. */
export interface UploadsInFlight {
  /** Takes room for an upload; undefined when there is none. @returns how to give it back, once or more often */
  take(keyId: string, bytes: number): (() => void) | undefined
}

/** @param limits in bytes */
export function createUploadsInFlight(limits = LIMITS): UploadsInFlight {
  const byKey = new Map<string, number>()
  let all = 0
  const add = (keyId: string, bytes: number) => {
    all += bytes
    const ofKey = (byKey.get(keyId) ?? 0) + bytes
    if (ofKey > 0) byKey.set(keyId, ofKey)
    else byKey.delete(keyId)
  }
  return {
    take(keyId, bytes) {
      if (all + bytes > limits.bytes || (byKey.get(keyId) ?? 0) + bytes > limits.bytesOfKey) return undefined
      add(keyId, bytes)
      let isHeld = true
      return () => {
        if (isHeld) add(keyId, -bytes)
        isHeld = false
      }
    },
  }
}
