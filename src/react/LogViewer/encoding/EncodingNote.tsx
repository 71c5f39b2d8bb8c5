import { type ReactElement, useMemo, useState } from 'react';

import { guessEncoding, type LogDocument } from '../../../core/index.js';
import { useLogDocumentVersion } from '../../hooks/useLogDocument.js';
import { useDiagnosisMessages } from '../../hooks/useMessages.js';

/** Props of {@link EncodingNote}. */
export interface EncodingNoteProps {
  /** The log. */
  document: LogDocument;
  /** A line in which the reader has met bytes that are no text. */
  line: number;
}

/** What a reader may choose from: the encoding, and its usual name. */
const ENCODINGS: readonly (readonly [encoding: string, name: string])[] = [
  ['utf-8', 'UTF-8'],
  ['utf-16le', 'UTF-16 LE'],
  ['utf-16be', 'UTF-16 BE'],
  ['gb18030', 'GBK, GB 18030'],
  ['big5', 'Big5'],
  ['shift_jis', 'Shift-JIS'],
  ['euc-jp', 'EUC-JP'],
  ['euc-kr', 'EUC-KR'],
  ['windows-1252', 'Latin-1, Windows-1252'],
  ['windows-1251', 'Windows-1251'],
  ['koi8-r', 'KOI8-R'],
];

/**
 * Says that a log is not UTF-8 and offers the likely encoding, with a line as it would read. Nothing
 * is read in another encoding before the reader has chosen it.
 */
export function EncodingNote({ document, line }: EncodingNoteProps): ReactElement | null {
  const t = useDiagnosisMessages();
  useLogDocumentVersion(document);
  // While a log comes in, each time that there is twice as much of it.
  const size = document.complete ? Infinity : Math.floor(Math.log2(document.byteLength + 1));
  const found = useMemo(() => size > 0 && guessEncoding(document, line), [document, line, size]);
  const [guess, setGuess] = useState(found);
  if (found && !guess) setGuess(found);
  const [isClosed, setClosed] = useState(false);
  if (!t || !guess || isClosed) return null;

  const { encoding } = document;
  const nameOf = (label: string): string =>
    ENCODINGS.find(([known]) => known === label)?.[1] ?? label;
  const choose = (chosen: string): void => {
    void document.setEncoding(chosen);
  };
  const likely = encoding === 'utf-8' ? guess.encoding : undefined;
  return (
    <div className="klv-floating klv-encoding" role="group" aria-label={t('encoding.label')}>
      <p className="klv-encoding-text" role="status">
        {encoding !== 'utf-8'
          ? t('encoding.chosen', { name: nameOf(encoding) })
          : t(likely ? 'encoding.likely' : 'encoding.unknown', { name: nameOf(likely ?? '') })}
      </p>
      {likely && (
        <>
          <bdi className="klv-encoding-excerpt">{guess.excerpt}</bdi>
          <button
            type="button"
            className="klv-button"
            onClick={() => {
              choose(likely);
            }}
          >
            {t('encoding.choose', { name: nameOf(likely) })}
          </button>
        </>
      )}
      <select
        className="klv-encoding-select"
        aria-label={t('encoding.label')}
        value={encoding}
        onChange={(event) => {
          choose(event.target.value);
        }}
      >
        {ENCODINGS.map(([label, name]) => (
          <option key={label} value={label}>
            {name}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="klv-button"
        onClick={() => {
          setClosed(true);
        }}
      >
        {t('encoding.close')}
      </button>
    </div>
  );
}
