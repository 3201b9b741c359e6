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

/** Half of one file and half of another make no film: what was sent is of no use. */
export class ChangedFileFault extends UploadFault {
  constructor() {
    super('The file was changed while it was being sent.', 'Upload it anew when it is finished.');
  }
}
