import { Image } from '@tiptap/extension-image';
import { TableKit } from '@tiptap/extension-table';
import { EditorContent, useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import body from '../../../parts/help/article-body.module.css';
import classes from './article-form.module.css';
import { tidied } from './rich-html.ts';
import { RichToolbar } from './rich-toolbar.tsx';

export interface RichTextHandle {
  /** Puts HTML where the cursor stands. */
  readonly insert: (html: string) => void;
}

interface RichTextProps {
  readonly html: string;
  readonly label: string;
  readonly describedBy: string;
  /** Where a picture of the article is, by the address in its HTML (`document:…`). */
  readonly pictureAt: (source: string) => string | undefined;
  readonly onChange: (html: string) => void;
  readonly handle: RefObject<RichTextHandle | null>;
}

/** Links of articles may lead to files of the article, too. */
const mayLead = (address: string): boolean =>
  /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#|document:)/i.test(address);

const link = { openOnClick: false, protocols: ['document'], isAllowedUri: mayLead };

/** Pictures keep the address that the article has for them, and are shown from where they are. */
const pictures = (at: RefObject<RichTextProps['pictureAt']>) =>
  Image.extend({
    addNodeView() {
      return ({ node }) => {
        const picture = document.createElement('img');
        const { src, alt }: Record<string, unknown> = node.attrs;
        const shown = typeof src === 'string' ? (at.current(src) ?? src) : '';
        // Not inspected yet: its words stand there instead.
        if (!shown.startsWith('document:')) picture.src = shown;
        picture.alt = typeof alt === 'string' ? alt : '';
        return { dom: picture };
      };
    },
  }).configure({ inline: true });

/** An article as it will be read, edited where it stands. Loaded when somebody writes. */
export default function RichText(props: RichTextProps): ReactNode {
  const { html, label, describedBy, pictureAt, onChange, handle } = props;
  const at = useRef(pictureAt);
  at.current = pictureAt;
  const written = useRef(html);
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ heading: { levels: [2, 3, 4] }, link }),
      TableKit.configure({ table: { resizable: false } }),
      pictures(at),
    ],
    content: html,
    // The portal's content security policy takes no styles that are put in while it runs; they stand in the module.
    injectCSS: false,
    shouldRerenderOnTransaction: true,
    editorProps: {
      attributes: {
        ...{
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'aria-describedby': describedBy,
        },
        class: `${classes.rich} ${body.body}`,
      },
    },
    onUpdate: ({ editor: changed }) => {
      written.current = tidied(changed.getHTML());
      onChange(written.current);
    },
  });
  useImperativeHandle(handle, () => ({ insert: (tag) => editor.chain().focus().insertContent(tag).run() }), [
    editor,
  ]);
  useEffect(() => {
    // Saved, taken from the history, or edited as HTML meanwhile.
    if (html === written.current) return;
    written.current = html;
    editor.commands.setContent(html, { emitUpdate: false });
  }, [html, editor]);
  return (
    <>
      <RichToolbar editor={editor} />
      <EditorContent editor={editor} />
    </>
  );
}
