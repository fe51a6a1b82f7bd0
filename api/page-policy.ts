import type { LiveKitConfig } from '../config.ts'

/** Where a browser finds LiveKit: its signalling by WebSocket, and the check before it by HTTP; and nothing beside it. */
function originsOf({ publicUrl }: Pick<LiveKitConfig, 'publicUrl'>): string[] {
  const { protocol, host } = new URL(publicUrl)
  const isSecure = protocol === 'wss:' || protocol === 'https:'
  return isSecure ? [`wss://${host}`, `https://${host}`] : [`ws://${host}`, `http://${host}`]
}

/**
 * What a page may load and whom it may ask. Without `upgrade-insecure-requests`: at an address without TLS that is not
 * this machine it would send the browser to a port where no TLS is spoken.
 */
export function contentPolicy(liveKit: Pick<LiveKitConfig, 'publicUrl'> | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob: mediastream:",
    ["connect-src 'self'", ...(liveKit ? originsOf(liveKit) : [])].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const NEVER = ['display-capture=()', 'geolocation=()', 'payment=()', 'usb=()']

/** What a page may use of the device; whoever would embed it gets none of it. */
export const PERMISSIONS = {
  /** Where people are heard and seen. */
  respondent: ['microphone=(self)', 'camera=(self)', 'autoplay=(self)', 'screen-wake-lock=(self)', ...NEVER].join(', '),
  /** Where they are listened to and watched. */
  staff: ['microphone=()', 'camera=()', 'autoplay=(self)', 'screen-wake-lock=(self)', ...NEVER].join(', '),
} as const
