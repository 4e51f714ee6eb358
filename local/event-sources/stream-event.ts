import { REGION } from '../aws-service.ts';
import type { StreamRecord } from '../events.ts';

/** A stream record as Lambda receives it. */
export function streamEventRecord(streamArn: string, record: StreamRecord) {
  return {
    eventID: `${streamArn.slice(streamArn.indexOf('/') + 1).split('/')[0]}-${record.sequenceNumber}`,
    eventName: record.eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: REGION,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(record.at / 1000),
      Keys: record.keys,
      ...(record.newImage && { NewImage: record.newImage }),
      ...(record.oldImage && { OldImage: record.oldImage }),
      SequenceNumber: record.sequenceNumber,
      SizeBytes: record.sizeBytes,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    ...(record.byTtl && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
    eventSourceARN: streamArn,
  };
}

export type StreamEventRecord = ReturnType<typeof streamEventRecord>;
