// The migrated schema against the row types the stores claim: a column that may be null, or is of another kind, is found before a person meets it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { faultsOfMap } from '../src/retention/data-map.ts';
import { aCouncil } from './support/database.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { owner } = await aCouncil();

interface Column { kind: string; mayBeNull: boolean }
type Schema = Map<string, Map<string, Column>>;
interface Claim { where: string; column: string; claimed: ts.Type; tables: Map<string, { table: string; mayBeMissing: boolean }> }

const kinds: Record<string, string> = {
  uuid: 'text', text: 'text', date: 'text', int4: 'number', int2: 'number', int8: 'number', numeric: 'number', bool: 'boolean', timestamptz: 'Date', bytea: 'Buffer', jsonb: 'json', xid8: 'text',
};

async function readSchema(): Promise<Schema> {
  const { rows } = await owner.raw<{ rows: { table: string; column: string; type: string; nullable: string }[] }>(
    `select table_name as table, column_name as column, udt_name as type, is_nullable as nullable from information_schema.columns where table_schema = current_schema()`);
  const schema: Schema = new Map();
  for (const { table, column, type, nullable } of rows) {
    const columns = schema.get(table) ?? new Map<string, Column>();
    schema.set(table, columns.set(column, { kind: type.startsWith('_') ? 'array' : (kinds[type] ?? type), mayBeNull: nullable === 'YES' }));
  }
  return schema;
}

const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.store.ts')).map((file) => path.join('src', file));
const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => readFileSync(file, 'utf8')).config as { compilerOptions: object };
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
const program = ts.createProgram(files.map((file) => path.join(root, file)), options);
const checker = program.getTypeChecker();

/** `.select<Row[]>({ camelCase: 'a.snake_case' })` and `.first<Row>(columns)`: what a query asks for, beside what it is said to give. */
function claimsOf(file: string): Claim[] {
  const source = program.getSourceFile(path.join(root, file));
  if (source === undefined) throw new Error(`${file} is not in the program`);
  const claims: Claim[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && ['select', 'first'].includes(node.expression.name.text)) claims.push(...claimsOfCall(file, node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return claims;
}

function claimsOfCall(file: string, call: ts.CallExpression): Claim[] {
  const [given] = call.typeArguments ?? [];
  const [asked] = call.arguments;
  if (given === undefined || asked === undefined) return [];
  const row = checker.getNonNullableType(elementOf(checker.getTypeFromTypeNode(given)));
  const tables = tablesOf(call);
  const line = call.getSourceFile().getLineAndCharacterOfPosition(call.getStart()).line + 1;
  return checker.getPropertiesOfType(checker.getTypeAtLocation(asked)).flatMap((property) => {
    const column = literalOf(checker.getTypeOfSymbolAtLocation(property, asked), property);
    const claimed = row.getProperty(property.name);
    if (column === undefined || claimed === undefined) return [];
    return [{ where: `${file}:${line} ${property.name}`, column, claimed: checker.getTypeOfSymbolAtLocation(claimed, call), tables }];
  });
}

function elementOf(type: ts.Type): ts.Type {
  return checker.isArrayType(type) ? (checker.getTypeArguments(type as ts.TypeReference)[0] ?? type) : type;
}

/** The column's name, as a literal type or, in an object written on the spot, as the text itself. */
function literalOf(type: ts.Type, property: ts.Symbol): string | undefined {
  if (type.isStringLiteral()) return type.value;
  const written = property.valueDeclaration;
  return written !== undefined && ts.isPropertyAssignment(written) && ts.isStringLiteral(written.initializer) ? written.initializer.text : undefined;
}

/** The tables named in the function around the call, by alias. */
function tablesOf(call: ts.Node): Claim['tables'] {
  let around: ts.Node = call;
  while (!ts.isFunctionDeclaration(around) && !ts.isSourceFile(around)) around = around.parent;
  const tables: Claim['tables'] = new Map();
  for (const [, how = '', table = '', alias] of around.getText().matchAll(/\b(db|tx|join|leftJoin)(?:<[^(]*>)?\(\s*'([a-z_]+)(?: as ([a-z0-9_]+))?'/g)) tables.set(alias ?? table, { table, mayBeMissing: how === 'leftJoin' });
  return tables;
}

function isNullable(type: ts.Type): boolean {
  return type.isUnion() ? type.types.some(isNullable) : (type.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
}

function kindOf(type: ts.Type): string {
  const plain = checker.getNonNullableType(type);
  if ((plain.flags & (ts.TypeFlags.StringLike)) !== 0 || (plain.isUnion() && plain.types.every((one) => (one.flags & ts.TypeFlags.StringLike) !== 0))) return 'text';
  if ((plain.flags & ts.TypeFlags.NumberLike) !== 0) return 'number';
  if ((plain.flags & ts.TypeFlags.BooleanLike) !== 0) return 'boolean';
  if (plain.isIntersection()) return 'text';
  if (checker.isArrayType(plain)) return 'array';
  const name = plain.symbol?.name ?? '';
  return name === 'Date' ? 'Date' : name.startsWith('Buffer') ? 'Buffer' : 'json';
}

/** undefined when the claim holds, and a sentence when it does not. */
function fault(claim: Claim, schema: Schema): string | undefined {
  const [alias, name] = claim.column.includes('.') ? (claim.column.split('.') as [string, string]) : [undefined, claim.column];
  const from = alias === undefined ? [...claim.tables.values()].find(({ table }) => schema.get(table)?.has(name)) : claim.tables.get(alias);
  if (from === undefined) return undefined; // a base query made elsewhere, whose own call is looked at there
  const column = schema.get(from.table)?.get(name);
  if (column === undefined) return `${claim.where} asks for ${from.table}.${name}, which does not exist`;
  const said = kindOf(claim.claimed);
  if (said !== column.kind && column.kind !== 'json' && said !== 'json') return `${claim.where} is claimed as ${said}, and ${from.table}.${name} is ${column.kind}`;
  if ((column.mayBeNull || from.mayBeMissing) && !isNullable(claim.claimed)) return `${claim.where} is claimed never to be null, and ${from.table}.${name} may be`;
  return undefined;
}

test('every column a store asks for is there, of the kind it claims, and null only where it says so', async () => {
  const schema = await readSchema();
  const claims = files.flatMap(claimsOf);
  // Fewer would mean that this test no longer sees how the stores are written.
  expect(claims.length).toBeGreaterThan(200);
  expect(claims.flatMap((claim) => fault(claim, schema) ?? [])).toEqual([]);
}, 60_000);

test('every table and column says what it holds of people and how long it is kept', async () => {
  const schema = await readSchema();
  const ours = [...schema].filter(([table]) => !table.startsWith('knex_'));
  expect(faultsOfMap(new Map(ours.map(([table, columns]) => [table, [...columns.keys()]])))).toEqual([]);
  // It would say so of a table that nobody has thought about, and of a column.
  expect(faultsOfMap(new Map([...ours.map(([table, columns]) => [table, [...columns.keys()]] as const), ['diaries', ['id']], ['seed_loads', ['name', 'at', 'by_name']]]))).toHaveLength(2);
});
