export { AccessToken } from 'livekit-server-sdk'
