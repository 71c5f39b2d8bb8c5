import 'kfp-log-viewer/worker';
