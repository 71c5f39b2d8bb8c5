/** What `kfp-log-viewer/viewer` promises to a host's compiler. */
import type * as main from 'kfp-log-viewer';
import * as viewer from 'kfp-log-viewer/viewer';
import type { ReactElement } from 'react';
import { expectTypeOf, test } from 'vitest';

test('a hook gives the log of a step as useRunLogs does, without react-query', () => {
  expectTypeOf(viewer.useRunLogsSession).toEqualTypeOf<typeof main.useRunLogs>();
});

test('what both entries export is the same', () => {
  expectTypeOf(viewer.LogViewer).toEqualTypeOf<typeof main.LogViewer>();
  expectTypeOf(viewer.LogDocument).toEqualTypeOf<typeof main.LogDocument>();
  expectTypeOf(viewer.useLogCommands).toEqualTypeOf<typeof main.useLogCommands>();
  expectTypeOf(viewer.createKfpClient).toEqualTypeOf<typeof main.createKfpClient>();
});

test('documents can be searched', () => {
  const search = new viewer.LogSearch(viewer.LogDocument.from('one'), 'one');
  expectTypeOf(search).toEqualTypeOf<viewer.LogSearch>();
});

test('a language needs no client', () => {
  const element = (
    <viewer.MessagesProvider messages={{ 'toolbar.refresh': 'Again' }}>
      <viewer.LogViewer text="one" />
    </viewer.MessagesProvider>
  );
  expectTypeOf(element).toExtend<ReactElement>();
});

test('what searches through react-query is not there', () => {
  expectTypeOf(viewer).not.toHaveProperty('RunLogs');
  expectTypeOf(viewer).not.toHaveProperty('useRunLogs');
  expectTypeOf(viewer).not.toHaveProperty('RunLogsProvider');
});
