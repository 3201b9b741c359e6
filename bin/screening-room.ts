import { synth } from '../lib/synth';

synth();
