import { parseSync } from '@swc/core';

/** One import of a source file: the specifier as written, and whether only types come in. */
export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

type Node = Record<string, unknown>;

/** Everything that a TypeScript source names as a module: import, export from, import(), require() and import types. */
export function importsOf(source: string): Import[] {
  const found: Import[] = [];
  walk(parseSync(source, { syntax: 'typescript' }), node => {
    const specifier = moduleOf(node);
    if (specifier !== undefined)
      found.push({ specifier, typeOnly: node['typeOnly'] === true || isType(node) });
  });
  return found;
}

function moduleOf(node: Node): string | undefined {
  switch (node['type']) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return textOf(node['source']);
    case 'TsImportType':
      return textOf(node['argument']);
    case 'TsExternalModuleReference':
      return textOf(node['expression']);
    case 'CallExpression':
      return loads(node['callee']) ? textOf(firstArgument(node)) : undefined;
    default:
      return undefined;
  }
}

function isType(node: Node): boolean {
  return node['type'] === 'TsImportType';
}

function loads(callee: unknown): boolean {
  return isNode(callee) && (callee['type'] === 'Import' || callee['value'] === 'require');
}

function firstArgument(node: Node): unknown {
  const [first]: unknown[] = Array.isArray(node['arguments']) ? node['arguments'] : [];
  return isNode(first) ? first['expression'] : undefined;
}

function textOf(node: unknown): string | undefined {
  return isNode(node) && node['type'] === 'StringLiteral' ? String(node['value']) : undefined;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (!isNode(value)) return;
  visit(value);
  for (const child of Object.values(value)) walk(child, visit);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
