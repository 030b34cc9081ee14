import type { Page } from '@playwright/test';

/** What reaches over the edge of the screen, or is cut off by a box that is too small for its words. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide =
      document.documentElement.scrollWidth > innerWidth
        ? [`the page: ${document.documentElement.scrollWidth} px`]
        : [];
    // One line of a longer text, cut on purpose and marked, and what stands in it.
    const inCutLine = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).textOverflow === 'ellipsis' || inCutLine(element.parentElement));
    const cut = [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => {
        const { overflowX, position, display } = getComputedStyle(element);
        if (
          element.closest('.unseen, .skip, svg, .table-wrap') ||
          inCutLine(element) ||
          display === 'none' ||
          position === 'absolute'
        )
          return false;
        const box = element.getBoundingClientRect();
        const outside = box.width > 0 && (box.left < -1 || box.right > innerWidth + 1);
        const clipped =
          overflowX !== 'visible' && overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1;
        return outside || clipped;
      })
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.slice(0, 60)}`,
      );
    return [...wide, ...cut.slice(0, 5)];
  });
}
