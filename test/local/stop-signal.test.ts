import { EventEmitter } from 'node:events';
import { stopSignal } from '../../local/stop-signal';
import { ManualClock } from './manual-clock';

function runningProcess() {
  const clock = new ManualClock(0);
  const exit = jest.fn<never, [number]>();
  const target = Object.assign(new EventEmitter(), { exit }) as unknown as NodeJS.Process;
  return { clock, exit, target, signal: stopSignal(target, clock) };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s asks for the end, and does not force it', name => {
  const { target, exit, signal } = runningProcess();
  expect(signal.aborted).toBe(false);
  target.emit(name);
  expect(signal.aborted).toBe(true);
  expect(exit).not.toHaveBeenCalled();
});

test('what arrives once more at once is the same request', () => {
  const { target, exit, clock } = runningProcess();
  target.emit('SIGINT');
  clock.advance(30);
  target.emit('SIGINT');
  clock.advance(970);
  target.emit('SIGTERM');
  expect(exit).not.toHaveBeenCalled();
});

test('a second request ends the process at once, as the signal would', () => {
  const { target, exit, clock } = runningProcess();
  target.emit('SIGINT');
  clock.advance(1_001);
  target.emit('SIGTERM');
  expect(exit).toHaveBeenCalledWith(143);
});
