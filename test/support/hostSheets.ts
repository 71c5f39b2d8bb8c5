import reboot from 'bootstrap/dist/css/bootstrap-reboot.css?inline';
import preflight from 'tailwindcss/preflight.css?inline';

const tailwind = `@layer theme, base, components; @layer base { ${preflight} }`;

/**
 * What hosts' pages set for all elements, as a page has it: Bootstrap's and MUI's in no layer, Tailwind's
 * in its layer `base`, which a page names first.
 */
export const HOST_SHEETS: Readonly<Record<string, string>> = {
  'Tailwind’s preflight': tailwind,
  'Bootstrap’s reboot': reboot,
  // CssBaseline with typography body1, in the words of CSS:
  // https://github.com/mui/material-ui/blob/v5.18.0/packages/mui-material/src/CssBaseline/CssBaseline.js
  'MUI’s CssBaseline': `
    html { -webkit-font-smoothing: antialiased; box-sizing: border-box; -webkit-text-size-adjust: 100%; }
    *, *::before, *::after { box-sizing: inherit; }
    strong, b { font-weight: 700; }
    body { margin: 0; color: rgba(0, 0, 0, 0.87); font: 400 1rem/1.5 sans-serif;
      letter-spacing: 0.00938em; }
  `,
  // https://github.com/kubeflow/pipelines/blob/eb1a3691f9f5d5c428e0fe8627f4c5a4b722c3d7/frontend/src/index.css
  'what KFP’s own has': `${tailwind}
    html, body { display: flex; width: 100%; height: 100%; color: rgb(0 0 0 / 66%); font-size: 13px; }
  `,
};

/** Sheets that restyle every element of a page: the letters of the log and its numbers must survive. */
export const RUDE_SHEETS: Readonly<Record<string, string>> = {
  // As Eric Meyer's, https://meyerweb.com/eric/tools/css/reset/, which KFP had for years.
  'a reset of all elements': `
    * { margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline; }
    body { line-height: 1; }
    ol, ul { list-style: none; }
  `,
  'letters of its own': `
    body { text-transform: uppercase; letter-spacing: 2px; word-spacing: 6px; text-indent: 12px;
      font: italic small-caps bold 20px/3 serif; text-shadow: 1px 1px red; white-space: pre; }
    button, li, p, pre, span, div, h2, h3 {
      text-transform: uppercase; letter-spacing: 2px; word-spacing: 6px; text-indent: 12px;
    }
    img, svg { display: block; }
    ol, ul { list-style: none; }
    * { box-sizing: border-box; }
  `,
  'Tailwind’s preflight in no layer': preflight,
};
