export { Room } from 'livekit-client'
