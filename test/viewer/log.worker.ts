// As a host writes it; its path in the package is `kfp-log-viewer/worker`.
import '../../src/worker/index.js';
