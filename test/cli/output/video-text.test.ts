import { videoText } from '../../../cli/output/video-text';

const film = { id: 'f1', title: 'Alpha', visibility: 'private', status: 'ready' };

test('a film is shown with its description and its captions, and nothing in them steers a terminal or looks like another line', () => {
  const description = 'Of a summer.\r\nStatus:      failed\n\u001b[31mred\n';
  const captions = [
    { language: 'en', label: 'English' },
    { language: 'de', label: 'Deutsch\u001b[0m' },
  ];
  expect(videoText({ ...film, description, durationSeconds: 61, captions }).split('\n')).toEqual([
    'Film:        f1',
    'Title:       Alpha',
    'Description: Of a summer.',
    '             Status:      failed',
    '             ?[31mred',
    'Visibility:  private',
    'Status:      ready',
    expect.stringMatching(/^Length: {6}/),
    'Captions:    en (English), de (Deutsch?[0m)',
    '',
  ]);
});

test('what a film has not takes no line', () => {
  expect(videoText({ ...film, description: '', captions: [] })).not.toMatch(/Description|Captions|Length/);
});
