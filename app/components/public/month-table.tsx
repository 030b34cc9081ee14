interface MonthTableProps {
  /** The month and year, already in the language of the page. */
  title: string;
  weekdays: readonly string[];
  /** Rows of seven; an empty string where the month has no day. */
  weeks: readonly (readonly string[])[];
}

/** A plain month, for the page a child leaves to. It bears no name, mark or link of the product. */
export function MonthTable({ title, weekdays, weeks }: MonthTableProps) {
  return (
    <main className="column month-page">
      <h1>{title}</h1>
      <table className="month">
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, index) => (
            <tr key={index}>
              {week.map((day, column) => (
                <td key={column}>{day}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
