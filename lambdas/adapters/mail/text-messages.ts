import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

let shared: SNSClient | undefined;

/**
 * Sends a text message at once; a repeated call sends it again.
 *
 * @param phone E.164, as the recipient or a customer record has it
 */
export async function sendText(phone: string, text: string): Promise<void> {
  shared ??= new SNSClient({});
  await shared.send(
    new PublishCommand({
      PhoneNumber: phone,
      Message: text,
      // Carriers deliver these first; promotional ones may be held back at night.
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
      },
    }),
  );
}
