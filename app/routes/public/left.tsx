import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dayIn } from '../../../server/core/consultation/days.ts';
import { MonthTable } from '../../components/month-table.tsx';
import { monthOf } from './month.ts';

export function loader({ context }: LoaderFunctionArgs) {
  return monthOf(context.speaker.language, dayIn('UTC', context.now()));
}

/** Nothing on this page or in its title says where the child was. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? '' },
  { name: 'robots', content: 'noindex' },
];

export default function Left() {
  return (
    <div className="page">
      <MonthTable {...useLoaderData<typeof loader>()} />
    </div>
  );
}
