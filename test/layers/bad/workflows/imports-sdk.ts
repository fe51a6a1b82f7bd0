export { ApplicationFailure } from '@temporalio/common'
