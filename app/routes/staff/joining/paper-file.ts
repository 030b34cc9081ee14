/** A PDF to print: handed over, not shown, so that no window keeps it open on a shared screen. */
export function pdfNamed(name: string, pdf: Uint8Array): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name}.pdf"`,
    },
  });
}
