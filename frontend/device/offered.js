// Whether the website stores anything on devices: its pages say so.

export const isOffered = () => Boolean(document.querySelector('script[data-offline]'));
