import { ACCOUNT } from '../aws-service.ts';
import type { EventBus } from '../events.ts';
import type { Buckets } from './buckets.ts';
import type { ObjectEvent, ObjectEventConsumer } from './object-events.ts';

/** Puts the events of buckets that have EventBridge switched on on the default bus, in the shape of AWS. */
export function eventBridgeConsumer(buckets: Buckets, bus: () => EventBus): ObjectEventConsumer {
  return {
    name: 'event-bridge',
    wants: ({ bucket }) => buckets.find(bucket)?.tellsEventBridge === true,
    deliver: (event) =>
      bus().publish({
        source: 'aws.s3',
        detailType: event.type,
        resources: [`arn:aws:s3:::${event.bucket}`],
        detail: detailOf(event),
      }),
  };
}

function detailOf(event: ObjectEvent): unknown {
  const { key, size, etag, versionId, sequencer } = event;
  return {
    version: '0',
    bucket: { name: event.bucket },
    object: {
      key,
      ...(size !== undefined && { size }),
      ...(etag !== undefined && { etag }),
      ...(versionId !== undefined && { 'version-id': versionId }),
      sequencer,
    },
    'request-id': event.requestId,
    requester: ACCOUNT,
    'source-ip-address': '127.0.0.1',
    reason: event.reason,
    ...(event.deletionType && { 'deletion-type': event.deletionType }),
  };
}
