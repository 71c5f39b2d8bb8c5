import 'kfp-log-viewer/styles.css';
import type { ReactNode } from 'react';

export const metadata = {
  title: 'kfp-log-viewer with Next 15',
  icons: { icon: 'data:,' },
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
