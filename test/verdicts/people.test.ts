import { describe, expect, it } from 'vitest'
import { kindOf } from '../../interview/script/expect/kinds.ts'
import type { Expect } from '../../interview/script/expect/kinds.ts'
import { judgeByRules, judgeWithoutModel } from '../../interview/verdict/rules.ts'
import { questionOf } from '../../interview/verdict/testing.ts'
import { nearRegistered } from '../../interview/verdict/name.ts'
import type { Outcome } from '../../interview/verdict/verdict.ts'

const registered = { kind: 'name', due: 'registered' } as const
const named = (name: string, language = 'en') =>
  questionOf(registered, { ask: 'Please state your full name.', language, name })

interface Said {
  expect: Expect
  text: string
  name?: string
  language?: string
  never?: Outcome
  want?: Outcome | 'asked about'
}

/** What a careful person would never make of an answer, and what they would. */
const SAID: Said[] = [
  {
    expect: registered,
    name: 'Muhammad al-Hasan',
    language: 'ar',
    text: 'اسمي محمد الحسن',
    never: 'contrary',
    want: 'asked about',
  },
  { expect: registered, name: 'فاطمة علي', text: 'My name is Fatima Ali.', never: 'contrary', want: 'asked about' },
  { expect: registered, name: 'Wei Li', text: 'My name is Way Lee.', never: 'contrary', want: 'asked about' },
  { expect: registered, name: 'Johann Weber', text: 'My name is Johan Weber.', never: 'contrary', want: 'asked about' },
  { expect: registered, name: 'John Smyth', text: 'John Smyth, S-M-Y-T-H', want: 'accepted' },
  { expect: registered, name: 'John Smyth', text: 'J-O-H-N S-M-Y-T-H', want: 'accepted' },
  { expect: { kind: 'number' }, text: '007312', want: 'accepted' },
  { expect: { kind: 'text' }, text: 'I need an interpreter.', never: 'accepted' },
  { expect: { kind: 'text' }, text: 'I want to speak to my lawyer.', never: 'accepted' },
  { expect: { kind: 'text' }, text: 'Someone is threatening me.', never: 'accepted' },
  { expect: { kind: 'text' }, text: 'Sorry, my connection is bad.', never: 'accepted' },
  { expect: { kind: 'text' }, text: 'I plead the fifth.', never: 'accepted', want: 'declined' },
  { expect: { kind: 'text' }, text: 'Pass.', never: 'accepted', want: 'declined' },
  { expect: { kind: 'text' }, text: 'I see.', never: 'accepted' },
]

it.each(SAID)('$text', ({ expect: expected, text, name, language = 'en', never, want }) => {
  const ask = expected.kind === 'name' ? 'Please state your full name.' : 'How did you meet?'
  const question = questionOf(expected, { ask, language, ...(name === undefined ? {} : { name }) })
  const ruled = judgeByRules(question, text)
  if (never) {
    expect(ruled?.outcome).not.toBe(never)
    expect(judgeWithoutModel(question, text).outcome).not.toBe(never)
  }
  const proposals = kindOf(expected).proposals(question, expected, text)
  if (want === 'asked about') expect(proposals.map(({ verdict }) => verdict.value)).toEqual([name])
  else if (want) expect(ruled?.outcome).toBe(want)
})

/** Forty names of ten origins, each as a recogniser of another language may write it. */
const HEARD: [origin: string, ...names: [name: string, heard: string][]][] = [
  [
    'German',
    ['Johann Weber', 'Johan Weber'],
    ['Jürgen Müller', 'Jurgen Miller'],
    ['Greta Schäfer', 'Greta Shaffer'],
    ['Katharina Meyer', 'Catarina Maier'],
  ],
  [
    'Irish',
    ['Seán Murphy', 'Shawn Murphy'],
    ['Aoife Kelly', 'Eefa Kelly'],
    ['Niamh Byrne', 'Neev Burn'],
    ['Catherine Walsh', 'Kathryn Welsh'],
  ],
  [
    'Chinese',
    ['Wei Li', 'Way Lee'],
    ['Xiaoming Zhang', 'Shao Ming Jang'],
    ['Mei Chen', 'May Chan'],
    ['李伟', 'Li Wei'],
  ],
  [
    'Arabic',
    ['Muhammad al-Hasan', 'Mohamed Al Hassan'],
    ['فاطمة علي', 'Fatima Ali'],
    ['Youssef Khalil', 'Yusuf Halil'],
    ['عبد الرحمن يوسف', 'Abdulrahman Yusuf'],
  ],
  [
    'Russian',
    ['Юлия Петрова', 'Yulia Petrova'],
    ['Dmitri Sokolov', 'Dimitry Sokoloff'],
    ['Ekaterina Ivanova', 'Yekaterina Ivanova'],
    ['Sergei Kuznetsov', 'Sergey Kusnetzow'],
  ],
  [
    'Polish',
    ['Krzysztof Wójcik', 'Kristoff Voichick'],
    ['Agnieszka Nowak', 'Agneshka Novak'],
    ['Łukasz Kowalski', 'Lukash Kovalsky'],
    ['Zofia Lewandowska', 'Sofia Levandovska'],
  ],
  [
    'Spanish',
    ['Joaquín Giménez', 'Hoakin Himenez'],
    ['Xavier Núñez', 'Javier Nunyez'],
    ['Lucía Fernández', 'Lucia Hernandez'],
    ['José Vázquez', 'Jose Basquez'],
  ],
  [
    'Japanese',
    ['Akira Nakamura', 'Akira Akamura'],
    ['Yuki Tanaka', 'Yookie Tanaka'],
    ['Satoshi Ito', 'Satoshi Eto'],
    ['Haruka Suzuki', 'Haruca Suzuky'],
  ],
  ['Vietnamese', ['Thi Nguyen', 'Tea Win'], ['Van Tran', 'Van Tran'], ['Anh Pham', 'Ann Fam'], ['Minh Le', 'Min Lay']],
  [
    'Indian',
    ['Priya Krishnan', 'Pria Krishnan'],
    ['Rajesh Patel', 'Rajish Patell'],
    ['Sunita Sharma', 'Suneeta Sarma'],
    ['राम कुमार', 'Ram Kumar'],
  ],
]

describe.each(HEARD)('a name of %s origin', (_, ...names) => {
  it.each(names)('%s, heard as %s, is accepted or asked about', (name, heard) => {
    const question = named(name)
    const text = `My name is ${heard}.`
    const ruled = judgeByRules(question, text)
    expect(ruled?.outcome).not.toBe('contrary')
    const settled = ruled?.outcome === 'accepted' ? name : nearRegistered(question, registered, text)?.name
    expect(settled).toBe(name)
  })
})

it('no name of one origin passes for one of another', () => {
  const all = HEARD.map(([, ...names]) => names)
  const near = all.flatMap((names, at) =>
    all.flatMap((others, other) =>
      other === at
        ? []
        : names.flatMap(([name]) =>
            others.flatMap(([, heard]) =>
              nearRegistered(named(name), registered, `My name is ${heard}.`) ? [`${name}: ${heard}`] : [],
            ),
          ),
    ),
  )
  expect(near).toEqual([])
})
