import { outputFrameRate } from '../../../local/packager/frame-rate';
import { parseRational } from '../../../local/packager/rational';

function rate(nominal: string, average: string): string {
  const { num, den } = outputFrameRate({
    nominalFrameRate: parseRational(nominal),
    averageFrameRate: parseRational(average),
  });
  return `${num}/${den}`;
}

describe('the frame rate', () => {
  test.each(['24/1', '25/1', '30000/1001', '60/1', '10/1'])('of a steady film at %s is kept', own => {
    expect(rate(own, own)).toBe(own);
  });

  test.each([
    ['variable, with a fine grid of time stamps', '90000/1', '2997/100', '30000/1001'],
    ['counted in fields', '50/1', '25/1', '25/1'],
    ['faster than players take', '120/1', '120/1', '60/1'],
    ['unknown', '0/0', '0/0', '30/1'],
  ])('of a film that is %s is the nearest standard one', (_, nominal, average, expected) => {
    expect(rate(nominal, average)).toBe(expected);
  });
});
