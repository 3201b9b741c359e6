import { type Definition, readDefinition } from '../../../core/hls/definition';
import { Variables } from '../../../core/hls/variables';

/** The variables of a playlist with the values that a player knows (draft-pantos-hls-rfc8216bis, section 4.4.2.3). */
export class PlayerVariables {
  private readonly variables = new Variables();
  /** The first name that was referred to and has no value; a player gives such a playlist up. */
  undefinedName: string | undefined;

  /**
   * @param url of the playlist itself
   * @param multivariant the variables of the playlist that names it
   */
  constructor(
    private readonly url: URL,
    private readonly multivariant?: PlayerVariables,
  ) {}

  /** Takes the attribute list of an EXT-X-DEFINE. */
  declare(bytes: Buffer, start: number, end: number): void {
    const definition = readDefinition(bytes, start, end);
    const value = definition && this.valueOf(definition);
    if (definition && value !== undefined) this.variables.define(definition.name, value);
  }

  /**
   * Text of a playlist with its variables replaced; nothing where one has no value.
   *
   * @throws RangeError when the variables expand beyond all bounds
   */
  expand(bytes: Buffer, start: number, end: number): string | undefined {
    const expansion = this.variables.expand(bytes.toString('latin1', start, end));
    if (!expansion) return undefined;
    const { text, unknownAt } = expansion;
    if (unknownAt === undefined) return Buffer.from(text, 'latin1').toString();
    this.undefinedName ??= text.slice(unknownAt + 2, text.indexOf('}', unknownAt)).slice(0, 40);
    return undefined;
  }

  /** One character per byte, as `Variables` takes it. */
  private valueOf({ name, value, source }: Definition): string | undefined {
    if (source === 'tag') return value;
    if (source === 'multivariant') return this.multivariant?.known(name);
    const parameter = this.url.searchParams.get(name);
    return parameter === null ? undefined : Buffer.from(parameter).toString('latin1');
  }

  private known(name: string): string | undefined {
    const expansion = this.variables.expand(`{$${name}}`);
    return expansion && expansion.unknownAt === undefined ? expansion.text : undefined;
  }
}
