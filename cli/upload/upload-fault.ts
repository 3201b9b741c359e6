/** An upload could not be brought to its end. The message is one line and holds no URL. */
export class UploadFault extends Error {
  override readonly name = 'UploadFault';

  constructor(
    message: string,
    /** What a person does about it. */
    readonly advice: string,
  ) {
    super(message);
  }
}
