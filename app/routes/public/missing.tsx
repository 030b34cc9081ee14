/** Whatever has no page. The root draws it, the same for what is not there and what is not yours. */
export function loader() {
  throw new Response(null, { status: 404 });
}

export default function Missing() {
  return null;
}
