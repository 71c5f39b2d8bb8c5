import { describe, expect, test } from 'vitest';

import { severityOf } from './severityRules.js';

describe('a line that says its severity', () => {
  test.each([
    ['error', 'E0824 12:00:00.123456   12345 reflector.go:150] Failed to watch'],
    ['warning', 'W0824 12:00:00.123456       1 client.go:7] token is short-lived'],
    ['fatal', 'F20240824 12:00:00.123456 12345 main.cc:12] Check failed: x'],
    ['error', '2024-08-24 12:00:00.123456: E tensorflow/stream_executor/cuda.cc:271] failed call'],
    ['warning', '2024-08-24 12:00:00.123456: W tensorflow/core/framework.cc:9] no AVX'],
    ['error', 'ERROR:root:division by zero'],
    ['warning', 'WARNING:absl:Compiled the loaded model'],
    ['fatal', 'CRITICAL:trainer:out of budget'],
    ['error', '2024-08-24 12:00:00,123 - trainer - ERROR - loss is NaN'],
    ['error', '2024-08-24 12:00:00.123 | ERROR    | train:fit:12 - loss is NaN'],
    ['fatal', '2024-08-24 12:00:00.123 | CRITICAL | train:fit:12 - loss is NaN'],
    ['error', '2024-08-24 12:00:00 [error    ] step failed        code=3'],
    ['warning', '2024-08-24T12:00:00Z [warning  ] slow'],
    ['error', '[KFP Executor 2024-08-24 12:00:00,123 ERROR]: component failed'],
    ['warning', '/usr/lib/python3/dist-packages/x/y.py:12: UserWarning: deprecated'],
    ['warning', 'FutureWarning: use y'],
    ['error', '24/08/24 12:00:00 ERROR Executor: Exception in task 0.0 in stage 1.0'],
    ['warning', '24/08/24 12:00:00 WARN TaskSetManager: Lost task'],
    ['error', '2024-08-24 12:00:00,123 [main] ERROR com.example.Main - failed'],
    ['error', '2024-08-24T12:00:00.000Z\tERROR\tcontroller/c.go:9\tReconciler error\t{"a": 1}'],
    ['error', '2024-08-24T12:00:00.000Z\terror\tcontroller/c.go:9\tfailed'],
    ['fatal', '2024-08-24T12:00:00.000Z\tDPANIC\tc.go:9\tx'],
    ['error', 'time="2024-08-24T12:00:00Z" level=error msg="exit status 1"'],
    ['warning', 'ts=1 level=warn caller=x.go:1 msg=slow'],
    ['fatal', 'level=fatal msg=x'],
    ['error', '{"level":"error","ts":1724500000,"msg":"failed"}'],
    ['error', '{"severity": "ERROR", "message": "failed"}'],
    ['warning', '{"message":"x","levelname":"WARNING"}'],
    ['error', '{"level":50,"time":1,"msg":"failed"}'],
    ['fatal', '{"level":60,"time":1,"msg":"failed"}'],
    ['error', '12:00PM ERR failed error="x"'],
    ['warning', '12:00PM WRN slow'],
    ['error', 'Error: exit status 1'],
    ['error', 'error: could not compile `x`'],
    ['error', 'main.c:3:5: error: expected expression'],
    ['fatal', 'main.c:1:10: fatal error: x.h: No such file or directory'],
    ['fatal', 'fatal: not a git repository'],
    ['error', 'npm ERR! code ENOENT'],
    ['error', 'ValueError: bad value'],
    ['error', 'torch.cuda.OutOfMemoryError: CUDA out of memory.'],
    ['error', 'KeyboardInterrupt'],
    ['error', 'java.lang.IllegalStateException: x'],
    ['error', 'Exception in thread "main" java.lang.RuntimeException: x'],
    ['error', 'Traceback (most recent call last):'],
    ['fatal', 'panic: runtime error: index out of range [5] with length 3'],
    ['fatal', 'Segmentation fault (core dumped)'],
  ] as const)('is a(n) %s: %s', (severity, text) => {
    expect(severityOf(text)).toBe(severity);
  });
});

describe('a line that does not say so', () => {
  test.each([
    '0 errors, 3 warnings',
    'Found 0 ERRORS',
    'Finished with 0 ERROR',
    'there is no ERROR here',
    'no error',
    'error_rate=0.1',
    'mean_absolute_error: 0.12',
    'epoch 1 loss 0.3 error 0.1',
    'INFO:root:retrying after ERROR',
    '2024-08-24 12:00:00,123 - trainer - INFO - previous ERROR was fixed',
    'I0824 12:00:00.123456   12345 x.go:150] Error: retried',
    'time="2024-08-24T12:00:00Z" level=info msg="error: x"',
    '{"level":"info","msg":"ERROR"}',
    '{"level":30,"msg":"ERROR"}',
    '[KFP Executor 2024-08-24 12:00:00,123 INFO]: Error: none',
    'error.log was written',
    'Downloading warnings-1.0.whl',
    'E2024 is a code',
    'import ValueError',
    'def fatal(): pass',
    '',
  ])('has none: %s', (text) => {
    expect(severityOf(text)).toBeUndefined();
  });
});
