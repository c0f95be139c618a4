import { useState } from 'react';
import 'secure-score-widgets/define';
import type {} from 'secure-score-widgets/react';
import { customers, peers, type CustomerId } from './figures';
import { saveStatuses } from './save-statuses';

export function App() {
  const [customer, setCustomer] = useState<CustomerId>('northwind');
  const [language, setLanguage] = useState('en');
  const [isFailing, setFailing] = useState(false);
  const [said, say] = useState('');

  return (
    <main lang={language}>
      <header>
        <h1>{customers[customer]}</h1>
        <label>
          Customer{' '}
          <select value={customer} onChange={(event) => setCustomer(event.target.value as CustomerId)}>
            {Object.entries(customers).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Language{' '}
          <select value={language} onChange={(event) => setLanguage(event.target.value)}>
            <option value="en">English</option>
            <option value="de">Deutsch</option>
          </select>
        </label>
        <label>
          <input type="checkbox" checked={isFailing} onChange={(event) => setFailing(event.target.checked)} /> Saving fails
        </label>
      </header>
      <output>{said}</output>

      <secure-score-provider
        src={`/api/${customer}/posture`}
        cacheKey={customer}
        onsecure-score-error={(event) => say(`Not loaded: ${event.detail.code}`)}
      >
        <div className="row">
          <secure-score-gauge target={80} nextSteps />
          <subscore-breakdown onsecure-score-scope-change={(event) => say(`Scope: ${event.detail.scope?.id ?? 'everything'}`)} />
        </div>
        <div className="row">
          <secure-score-gauge id="peers" data={peers} variant="linear" headingLevel={3} />
          <score-trend range={90} />
        </div>
        <recommendation-table
          editable
          pageSize={10}
          onsecure-score-recommendation-open={(event) => say(`Opened: ${event.detail.recommendation.title}`)}
          onsecure-score-selection-change={(event) => say(`Selected: ${event.detail.selected.length}`)}
          onsecure-score-status-request={(event) => event.waitUntil(saveStatuses(customer, event.detail, isFailing))}
        />
      </secure-score-provider>
    </main>
  );
}
