import { type ReactElement, useEffect, useRef, useState } from 'react';

import type { LineLink } from '../../../core/index.js';
import { ToolDialog } from '../reading/ToolDialog.js';
import { useReadingMessages } from '../reading/useReadingMessages.js';
import { type OpenSource, targetOf } from './createLink.js';

/** A link, and the line that it is in. */
export interface LinkInView {
  /** Number of the line, from 1. */
  readonly line: number;
  readonly link: LineLink;
}

/** Props of {@link LinkList}. */
interface LinkListProps {
  /** The links, from top to bottom. */
  links: readonly LinkInView[];
  /** Number of the line that the reader is in, from 1. */
  line: number;
  /** Opens a place in a source file. */
  onOpenSource: OpenSource;
  /** Called when the reader closes the list. */
  onClose: () => void;
}

/** The links in view, each with where it leads: the way to them by keyboard. */
export function LinkList(props: LinkListProps): ReactElement {
  const { line, onOpenSource, onClose } = props;
  const t = useReadingMessages();
  // The log may go on meanwhile.
  const [links] = useState(props.links);
  const list = useRef<HTMLOListElement>(null);
  // After the dialog has opened, which focuses something else.
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[data-klv-first]')?.focus();
  }, []);
  const first = links.find((one) => one.line >= line) ?? links[0];
  return (
    <ToolDialog className="klv-link-list" label={t('links.label')} onClose={onClose}>
      {links.length === 0 && <p>{t('links.none')}</p>}
      <ol ref={list}>
        {links.map((one) => {
          const { link } = one;
          const { source } = link;
          const marks = one === first ? { 'data-klv-first': '' } : {};
          const target = targetOf(link);
          const text = link.text.trim();
          const label = (
            <>
              {text !== target && <span className="klv-link-text">{text}</span>}{' '}
              <span className="klv-link-url">{target}</span>
            </>
          );
          return (
            <li key={`${one.line},${link.from}`} value={one.line}>
              {source ? (
                <button
                  type="button"
                  className="klv-link-open"
                  {...marks}
                  onClick={() => {
                    onClose();
                    onOpenSource(source);
                  }}
                >
                  {label}
                </button>
              ) : (
                <a
                  className="klv-link-open"
                  href={link.href}
                  target="_blank"
                  rel="noopener noreferrer"
                  {...marks}
                >
                  {label}
                </a>
              )}
            </li>
          );
        })}
      </ol>
    </ToolDialog>
  );
}
