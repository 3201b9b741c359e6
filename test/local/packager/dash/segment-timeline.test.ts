import { segmentTimeline } from '../../../../local/packager/dash/segment-timeline';

const timeline = (...times: [start: number, duration: number][]) =>
  segmentTimeline({
    segments: times.map(([start, duration]) => ({
      ...{ file: '', bytes: 0, seconds: 0, fragments: [] },
      ...{ start, duration },
    })),
  });

test('segments of one length are one line, however many they are', () => {
  expect(timeline([0, 6], [6, 6], [12, 6])).toEqual(['<S t="0" d="6" r="2"/>']);
});

test('a last segment that is shorter has a line of its own', () => {
  expect(timeline([0, 6], [6, 6], [12, 2])).toEqual(['<S t="0" d="6" r="1"/>', '<S d="2"/>']);
});

test('a gap is said, and so is a start that is not zero', () => {
  expect(timeline([3, 6], [10, 6])).toEqual(['<S t="3" d="6"/>', '<S t="10" d="6"/>']);
});
