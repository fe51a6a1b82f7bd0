import { ObstacleError } from '../obstacle.ts'

/** Thrown when a server is found nowhere and cannot be built; the message says what to do. */
export class ServerMissingError extends ObstacleError {
  override name = 'ServerMissingError'
}

/** Thrown when a downloaded file is not the one that the release's checksum file names. */
export class TamperedReleaseError extends ObstacleError {
  override name = 'TamperedReleaseError'
}
