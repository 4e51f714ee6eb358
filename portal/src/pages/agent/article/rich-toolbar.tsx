import { Button, Group, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Word =
  | 'heading'
  | 'subheading'
  | 'bold'
  | 'italic'
  | 'bullets'
  | 'steps'
  | 'quote'
  | 'table'
  | 'addRow'
  | 'addColumn'
  | 'removeTable'
  | 'undo'
  | 'redo';

interface Tool {
  readonly word: Word;
  readonly act: () => void;
  /** Whether it is on where the cursor stands; undefined where it is nothing to be on. */
  readonly isOn?: boolean;
  readonly isOff?: boolean;
}

function toolsOf(editor: Editor): Tool[] {
  const does = () => editor.chain().focus();
  const inTable = editor.isActive('table');
  return [
    {
      word: 'heading',
      act: () => does().toggleHeading({ level: 2 }).run(),
      isOn: editor.isActive('heading', { level: 2 }),
    },
    {
      word: 'subheading',
      act: () => does().toggleHeading({ level: 3 }).run(),
      isOn: editor.isActive('heading', { level: 3 }),
    },
    { word: 'bold', act: () => does().toggleBold().run(), isOn: editor.isActive('bold') },
    { word: 'italic', act: () => does().toggleItalic().run(), isOn: editor.isActive('italic') },
    { word: 'bullets', act: () => does().toggleBulletList().run(), isOn: editor.isActive('bulletList') },
    { word: 'steps', act: () => does().toggleOrderedList().run(), isOn: editor.isActive('orderedList') },
    { word: 'quote', act: () => does().toggleBlockquote().run(), isOn: editor.isActive('blockquote') },
    ...(inTable
      ? [
          { word: 'addRow' as const, act: () => does().addRowAfter().run() },
          { word: 'addColumn' as const, act: () => does().addColumnAfter().run() },
          { word: 'removeTable' as const, act: () => does().deleteTable().run() },
        ]
      : [
          {
            word: 'table' as const,
            act: () => does().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
          },
        ]),
    { word: 'undo', act: () => does().undo().run(), isOff: !editor.can().undo() },
    { word: 'redo', act: () => does().redo().run(), isOff: !editor.can().redo() },
  ];
}

/** What can be done where the cursor stands. */
export function RichToolbar({ editor }: { readonly editor: Editor }): ReactNode {
  const t = useTexts(texts);
  return (
    <Group gap={6} role="toolbar" aria-label={t('tools')}>
      {toolsOf(editor).map(({ word, act, isOn, isOff = false }) => (
        <Button
          key={word}
          size="compact-sm"
          variant={isOn ? 'light' : 'default'}
          disabled={isOff}
          {...(isOn !== undefined && { 'aria-pressed': isOn })}
          onClick={act}
        >
          {t(word)}
        </Button>
      ))}
      <LinkTool editor={editor} />
    </Group>
  );
}

/** Where a link may lead: the web, a page of the portal, a mail program, a telephone. */
const isAddress = (typed: string): boolean => /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(typed);

/** Makes what is chosen a link: the address is asked for beside the button. */
function LinkTool({ editor }: { readonly editor: Editor }): ReactNode {
  const t = useTexts(texts);
  const [address, setAddress] = useState<string>();
  const isOn = editor.isActive('link');
  const open = (): void => {
    const present: unknown = editor.getAttributes('link').href;
    setAddress(typeof present === 'string' ? present : 'https://');
  };
  const set = (): void => {
    if (address === undefined || !isAddress(address)) return;
    editor.chain().focus().extendMarkRange('link').setLink({ href: address }).run();
    setAddress(undefined);
  };
  if (address === undefined)
    return (
      <>
        <Button
          size="compact-sm"
          variant={isOn ? 'light' : 'default'}
          aria-pressed={isOn}
          disabled={!isOn && editor.state.selection.empty}
          onClick={open}
        >
          {t('link')}
        </Button>
        {isOn && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => editor.chain().focus().extendMarkRange('link').unsetLink().run()}
          >
            {t('unlink')}
          </Button>
        )}
      </>
    );
  return (
    <Group gap={6} wrap="nowrap">
      <TextInput
        size="xs"
        aria-label={t('linkTo')}
        value={address}
        autoFocus
        error={address !== 'https://' && !isAddress(address)}
        onChange={(event) => setAddress(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setAddress(undefined);
          if (event.key !== 'Enter') return;
          event.preventDefault();
          set();
        }}
      />
      <Button size="compact-sm" onClick={set}>
        {t('linkSet')}
      </Button>
    </Group>
  );
}
