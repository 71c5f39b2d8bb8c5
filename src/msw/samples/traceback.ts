const RED = '\u001b[31m';
const RESET = '\u001b[0m';

/** How a Python step ends that fails. */
export function traceback(): string {
  return [
    `2026-08-20 09:04:51 ${RED}ERROR  ${RESET} churn.train: step failed`,
    'Traceback (most recent call last):',
    '  File "/usr/local/lib/python3.12/site-packages/kfp/dsl/executor_main.py", line 109, in executor_main',
    '    output_file = executor.execute()',
    '  File "/usr/local/lib/python3.12/site-packages/kfp/dsl/executor.py", line 412, in execute',
    '    result = self.func(**func_kwargs)',
    '  File "/tmp/tmp.k1s9/ephemeral_component.py", line 48, in train',
    '    scores = model.predict_proba(frame[features])',
    '  File "/usr/local/lib/python3.12/site-packages/pandas/core/indexing.py", line 6249, in _raise_if_missing',
    '    raise KeyError(f"{not_found} not in index")',
    `${RED}KeyError: "['tenure_months'] not in index"${RESET}`,
    '',
  ].join('\n');
}
