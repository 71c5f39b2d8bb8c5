import { addons } from 'storybook/manager-api';

// The manual stands first, as a folder like the others: roots would be sorted behind them.
addons.setConfig({ sidebar: { showRoots: false } });
