import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { ClaimDocument } from '../../api/shapes.ts';
import { type FileType, fileTypeOf, MAX_FILE_BYTES, tidyName } from './file-kinds.ts';
import { sendFile, type UploadForm } from './send-file.ts';

export type DocumentKind = ClaimDocument['kind'];

/** Where the API says a file may go; it knows the file under this id from then on. */
export interface Announced {
  readonly documentId: string;
  readonly upload: UploadForm;
}

export interface FileAnnouncement {
  readonly fileName: string;
  readonly contentType: FileType;
  readonly size: number;
  readonly kind: DocumentKind;
}

export type UploadFault = 'too-large' | 'wrong-type' | 'failed' | { readonly refused: string };

export interface Upload {
  readonly id: number;
  readonly file: File;
  readonly kind: DocumentKind;
  /** 0 to 1. */
  readonly progress: number;
  readonly fault?: UploadFault;
  /** Known to the service by this id already: it stands there once, as an upload until it has arrived. */
  readonly documentId?: string;
}

export interface Uploads {
  /** Under way or failed; what has arrived stands among the documents. */
  readonly current: readonly Upload[];
  readonly add: (files: readonly File[], kind: DocumentKind) => void;
  readonly retry: (upload: Upload) => void;
  readonly remove: (upload: Upload) => void;
}

/** Announces a file of a claim. */
export const announceTo =
  (claimId: string) =>
  (body: FileAnnouncement): Promise<Announced> =>
    call('POST /claims/{claimId}/documents', { path: { claimId }, body });

/**
 * Uploads, each with its own progress and its own second try: one that fails loses none of the others.
 * @param announce asks the API where the file may go
 * @param onArrived hears the document's id
 */
export function useUploads(
  announce: (file: FileAnnouncement) => Promise<Announced>,
  onArrived?: (documentId: string) => void,
): Uploads {
  const client = useQueryClient();
  const lastId = useRef(0);
  const [current, setCurrent] = useState<readonly Upload[]>([]);
  const change = (id: number, changes: Partial<Upload>) =>
    setCurrent((all) => all.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)));
  const remove = ({ id }: Pick<Upload, 'id'>) =>
    setCurrent((all) => all.filter((upload) => upload.id !== id));

  const send = async (upload: Upload): Promise<void> => {
    const { id, file, kind } = upload;
    const contentType = fileTypeOf(file);
    if (contentType === undefined) return change(id, { fault: 'wrong-type' });
    if (file.size > MAX_FILE_BYTES) return change(id, { fault: 'too-large' });
    try {
      const announced = await announce({ fileName: tidyName(file.name), contentType, size: file.size, kind });
      change(id, { documentId: announced.documentId });
      // The form names the type that the announcement did, whatever the browser thinks of the file.
      await sendFile(announced.upload, file.slice(0, file.size, contentType), (progress) =>
        change(id, { progress }),
      );
      onArrived?.(announced.documentId);
      await client.invalidateQueries();
      remove(upload);
    } catch (error) {
      change(id, { fault: error instanceof ApiProblem ? { refused: error.message } : 'failed' });
    }
  };
  const start = (upload: Upload) => void send(upload);

  return {
    current,
    remove,
    add: (files, kind) => {
      const added = files.map((file): Upload => {
        lastId.current += 1;
        return { id: lastId.current, file, kind, progress: 0 };
      });
      setCurrent((all) => [...all, ...added]);
      for (const upload of added) start(upload);
    },
    retry: ({ fault: _, ...upload }) => {
      setCurrent((all) => all.map((other) => (other.id === upload.id ? { ...upload, progress: 0 } : other)));
      start({ ...upload, progress: 0 });
    },
  };
}
