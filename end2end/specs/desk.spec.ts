import { Calculator } from "../support/calculator";
import { expect, test } from "../support/fixtures";

test("on a desk the answer stays beside the inputs, and covers nothing below them", async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.openLive();
  await calculator.unfold();
  await calculator.field("Pool fee").scrollIntoViewIfNeeded();
  await expect(calculator.answer).toBeInViewport();
  await expect(page.getByRole("img", { name: /^The account over/ })).toBeInViewport();
  for (const name of ["Today's economics", "How far it may go", "Over the whole time", "How it is worked out"]) {
    const section = calculator.section(name);
    await section.scrollIntoViewIfNeeded();
    const covered = await section.evaluate((element) => {
      const answer = document.querySelector(".calc-answer")?.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      return !!answer && answer.bottom > box.top && answer.right > box.left && answer.left < box.right;
    });
    expect(covered, name).toBe(false);
  }
});
