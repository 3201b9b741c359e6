import { arch, cpus, totalmem } from 'node:os';

/** The machine in one line, without its name: processor, memory, system and Node. */
export function describeMachine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const gibibytes = Math.round(totalmem() / 1024 ** 3);
  return `${processors.length} × ${model} (${arch()}), ${gibibytes} GiB, ${process.platform}, Node ${process.versions.node}`;
}
