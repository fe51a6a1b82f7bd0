import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** What each folder's code may not reach for. In workflows the clock and the timers are Temporal's own. */
const clocks = ['performance', 'setTimeout', 'setInterval', 'setImmediate', 'Temporal']
const outside = ['process', 'crypto', 'Buffer', 'fetch', 'require', 'globalThis', 'global', 'console']
const forbidden = {
  interview: { globals: [...clocks, ...outside], calls: ['Date.now', 'Math.random', 'new Date()', 'Date()'] },
  workflows: { globals: ['performance', ...outside], calls: ['Math.random'] },
} as const

/** Finds globals by which code of `interview/` and `workflows/` would reach a clock, a random number or Node. */
export function findImpurities(root: string): string[] {
  return Object.entries(forbidden).flatMap(([folder, rules]) =>
    existsSync(join(root, folder))
      ? globSync(`${folder}/**/*.ts`, { cwd: root })
          .filter((file) => !/(\.test|\/testing)\.ts$/.test(file))
          .flatMap((file) => impuritiesOf(file, readFileSync(join(root, file), 'utf8'), rules))
      : [],
  )
}

function impuritiesOf(
  file: string,
  text: string,
  rules: { globals: readonly string[]; calls: readonly string[] },
): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const what = reachOf(node)
    if (what !== undefined && (rules.globals.includes(what) || rules.calls.includes(what) || what === 'import()')) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      found.push(`impure: ${file}:${line + 1} → ${what}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** What a node reaches for, by the words it is written with. */
function reachOf(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()'
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'import()'
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()'
  if (ts.isPropertyAccessExpression(node)) return node.getText()
  return ts.isIdentifier(node) && isReference(node) ? node.text : undefined
}

/** Not a name that is given here, nor a type. */
function isReference(node: ts.Identifier): boolean {
  const parent = node.parent as ts.Node & { name?: ts.Node; propertyName?: ts.Node }
  return parent.name !== node && parent.propertyName !== node && !ts.isTypeNode(parent) && !ts.isQualifiedName(parent)
}
