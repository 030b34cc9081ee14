/** Whether it ends within so many milliseconds, well or badly. It goes on all the same; the wait keeps no process. */
export async function endsWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false);
    timer.unref();
  });
  const ends = () => true;
  const inTime = await Promise.race([work.then(ends, ends), late]);
  clearTimeout(timer);
  return inTime;
}
