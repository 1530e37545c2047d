// The kiosk's page. Every screen that the kiosk sends is the whole truth, so this draws and remembers nothing.

const base = location.pathname.replace(/\/+$/, '');
const at = id => document.getElementById(id);
const language = navigator.language.split('-')[0];
const nameIn = names => names[language] ?? names.en ?? Object.values(names)[0] ?? '';

const stateTexts = { online: 'Connected', offline: 'Not connected', refused: 'Not admitted' };
const paperTexts = {
  printing: 'Your ticket is being printed.',
  printed: 'Please take your ticket.',
  unconfirmed: 'If no paper came, please note your number.',
  none: 'Please note your number.',
};

function show(screen) {
  at('centre').textContent = screen.centreName ?? 'Ticket kiosk';
  document.title = screen.centreName ? `${screen.centreName}: tickets` : 'Ticket kiosk';
  connection(screen.connection);
  text(at('trouble'), screen.trouble);
  buttons(screen);
  ticket(screen.ticket);
}

function connection(state) {
  at('state').dataset.state = state;
  at('state-text').textContent = stateTexts[state] ?? state;
}

/** Buttons stay the same elements as long as the services do: a finger or the focus on one is not lost. */
function buttons(screen) {
  const box = at('buttons');
  const known = [...box.children].map(one => one.dataset.service).join();
  if (known !== screen.buttons.map(one => one.service).join()) box.replaceChildren(...screen.buttons.map(button));
  screen.buttons.forEach((one, i) => {
    const element = box.children[i];
    element.querySelector('.name').textContent = nameIn(one.names);
    element.classList.toggle('lit', one.lit);
    element.setAttribute('aria-busy', String(screen.busy === one.service));
  });
  at('none').hidden = screen.buttons.length > 0;
}

function button(one) {
  const element = document.createElement('button');
  element.type = 'button';
  element.dataset.service = one.service;
  const prefix = Object.assign(document.createElement('span'), { className: 'prefix', textContent: one.prefix });
  prefix.setAttribute('aria-hidden', 'true');
  element.append(prefix, Object.assign(document.createElement('span'), { className: 'name' }));
  element.addEventListener('click', () => press(element));
  return element;
}

async function press(element) {
  element.classList.add('lit'); // at once; the kiosk's next screen says what is so
  try {
    const answer = await fetch(`${base}/press/${element.dataset.service}`, { method: 'POST' });
    if (!answer.ok) throw new Error();
  } catch {
    element.classList.remove('lit');
    text(at('trouble'), 'This screen has lost its kiosk. Please tell the staff.');
  }
}

function ticket(issued) {
  at('issued').hidden = !issued;
  at('empty').hidden = Boolean(issued);
  if (!issued) {
    picture(null);
    said('');
    return;
  }
  at('issued-service').textContent = nameIn(issued.names);
  at('number').textContent = issued.number;
  at('ahead').textContent = [ahead(issued.ahead), quote(issued.quoteSeconds)].filter(Boolean).join('\n');
  at('paper-text').textContent = paperTexts[issued.paper] ?? '';
  picture(['printed', 'unconfirmed'].includes(issued.paper) ? issued : null);
  said(`Your number is ${issued.number}. ${ahead(issued.ahead)}. ${at('paper-text').textContent}`);
}

const ahead = people => people === 0 ? 'You are next' : people === 1 ? '1 person ahead of you' : `${people} people ahead of you`;
const quote = seconds => seconds == null ? '' : seconds <= 0 ? 'no wait' : `about ${Math.ceil(seconds / 60)} min`;

/** The paper as the printer's twin has it. A kiosk with a real printer has no such picture, and shows none. */
async function picture(issued) {
  const image = at('paper');
  const wanted = issued?.ticket ?? '';
  if (image.dataset.ticket === wanted) return;
  image.dataset.ticket = wanted;
  image.hidden = true;
  at('printer').hidden = true;
  if (!issued) return;
  image.onload = () => {
    if (image.dataset.ticket !== wanted) return;
    image.alt = `The printed ticket ${issued.number}`;
    image.hidden = at('printer').hidden = false;
  };
  image.src = `${base}/paper.svg?${wanted}`;
}

function said(words) {
  if (at('said').textContent !== words) at('said').textContent = words;
}

function text(element, words) {
  if ((words ?? '') !== element.textContent) element.textContent = words ?? '';
  element.hidden = !words;
}

const reconnectMs = 1000;
let stream, again;

/** A hidden tab lets its stream go: a browser has few connections to one machine, and here they may all be needed. */
function connect() {
  clearTimeout(again);
  stream?.close();
  if (document.hidden) return;
  stream = new EventSource(`${base}/screen`);
  stream.addEventListener('screen', message => show(JSON.parse(message.data)));
  stream.addEventListener('error', () => {
    connection('offline');
    text(at('trouble'), 'This screen has lost its kiosk. It tries again by itself.');
    // An answer that is no stream ends an EventSource for good: begin another.
    if (stream.readyState === EventSource.CLOSED) again = setTimeout(connect, reconnectMs);
  });
}

document.addEventListener('visibilitychange', connect);
connect();
